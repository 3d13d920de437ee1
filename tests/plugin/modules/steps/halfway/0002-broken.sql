UPDATE good_thing SET name = 'lost';
DROP TABLE good_nothing;
